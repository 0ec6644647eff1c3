export default {
  layout: "layouts/initiative.11ty.js",
  pagination: { data: "langs", size: 1, alias: "ui" },
  permalink: ({ ui, r }) => `/${ui}/initiatives/${r.id}/`,
};
