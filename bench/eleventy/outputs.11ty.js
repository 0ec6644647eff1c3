// Everything that is not the page of one record.
export const data = {
  pagination: { data: "collections.outputs", size: 1, alias: "output" },
  permalink: ({ output }) => output.url,
  eleventyExcludeFromCollections: true,
};

export const render = ({ output }) => output.make();
