import MarkdownIt from "markdown-it";
import { fill, lists } from "./_includes/book.js";
import { files } from "./_includes/files.js";
import { fixedPages } from "./_includes/fixed.js";
import { listPage } from "./_includes/lists.js";
import { forget } from "./_includes/pieces.js";
import { shards } from "./_includes/words.js";

const KINDS = ["initiatives", "events", "networks"];

// Every file is in the collection once for each language that shows it: the first stands for all.
function records(api, kind) {
  const found = new Map(api.getFilteredByGlob(`content/${kind}/*.md`).map((each) => [each.inputPath, each]));
  return [...found.values()].map(({ data, rawInput }) => ({
    kind,
    title: data.title,
    lang: data.lang,
    langs: data.langs,
    r: data.r,
    story: rawInput,
    parts: data.parts ?? [],
    circles: data.circles ?? [],
  }));
}

export default function (config) {
  // A story is the same in all languages that show it.
  const markdown = new MarkdownIt({ html: true });
  const rendered = new Map();
  config.setLibrary("md", {
    render(text) {
      if (!rendered.has(text)) rendered.set(text, markdown.render(text));
      return rendered.get(text);
    },
    use() { return this; },
    disable() { return this; },
    set() { return this; },
  });
  config.addCollection("outputs", (api) => {
    forget();
    fill(KINDS.flatMap((kind) => records(api, kind)));
    const listed = lists().map((list) => ({ url: list.url, make: () => listPage(list) }));
    return [...listed, ...fixedPages(shards), ...files(shards)];
  });
  config.setFrontMatterParsingOptions({ language: "yaml" });
  config.setUseGitIgnore(false);
  return { markdownTemplateEngine: false, htmlTemplateEngine: false, dir: { input: ".", includes: "_includes", output: "_site" } };
}
