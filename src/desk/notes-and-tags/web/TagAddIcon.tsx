/** R88: a thick arrow with a plus in it. */
export const TagAddIcon = ({ size = 18 }: { size?: number }) => (
  <svg
    className="tag-add-icon"
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.7"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d="M4.5 6h9.8a2 2 0 0 1 1.5.7l4.7 5.3-4.7 5.3a2 2 0 0 1-1.5.7H4.5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1z" />
    <path d="M10.5 9v6M7.5 12h6" />
  </svg>
);
