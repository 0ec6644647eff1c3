export default {
  layout: "layouts/network.11ty.js",
  pagination: { data: "langs", size: 1, alias: "ui" },
  permalink: ({ ui, r }) => `/${ui}/networks/${r.id}/`,
};
