export default {
  layout: "layouts/event.11ty.js",
  pagination: { data: "langs", size: 1, alias: "ui" },
  permalink: ({ ui, r }) => `/${ui}/agenda/${r.id}/`,
};
