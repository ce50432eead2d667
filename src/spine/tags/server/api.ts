export { mergeTags, saveTag, tag, tagOfName, tagsOf, untag } from './tags.ts';
export { allTags as listTags, moveRows as moveTags, usesOf as tagUses } from './tags-store.ts';
