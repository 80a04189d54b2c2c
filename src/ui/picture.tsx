const files = import.meta.glob<string>("./pictures/*/*.svg", {
  eager: true,
  query: "?no-inline",
  import: "default",
});

const looks = { square: "size-12 shrink-0 rounded-2xl bg-glow", wide: "aspect-video w-full" };

type PictureProps = {
  readonly shape: keyof typeof looks;
  readonly name: string;
  readonly className?: string;
};

/** A picture of the page by its name, else a neutral one; or a picture at an http(s) address. `<use>` lets the theme's colours reach the file. */
export function Picture({ shape, name, className = "" }: PictureProps) {
  if (/^https?:\/\//.test(name)) {
    return (
      <img
        src={name}
        alt=""
        loading="lazy"
        referrerPolicy="no-referrer"
        className={`object-cover ${looks[shape]} ${className}`}
      />
    );
  }
  const file = files[`./pictures/${shape}/${name}.svg`] ?? files[`./pictures/${shape}/unknown.svg`];
  return (
    <svg aria-hidden="true" className={`${looks[shape]} ${className}`}>
      <use href={`${file}#picture`} />
    </svg>
  );
}
