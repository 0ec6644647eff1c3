export default {
  layout: "layouts/prose.11ty.js",
  pagination: { data: "langs", size: 1, alias: "ui" },
  permalink: ({ ui, r }) => `/${ui}/${r.id}/`,
};
