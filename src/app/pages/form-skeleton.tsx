import { SkeletonLine, SkeletonLines } from "../../ui/skeleton.tsx";

/** A form under its heading, with what it will do beside it, before anything is known. */
export function FormSkeleton() {
  return (
    <>
      <p className="mt-13 mb-6 text-2xl wide:mb-8">
        <SkeletonLine className="w-72" />
      </p>
      <div className="grid gap-5 lg:grid-cols-2">
        <div className="sheet p-6">
          <SkeletonLines rows={6} />
        </div>
        <div className="sheet p-6">
          <SkeletonLines rows={6} />
        </div>
      </div>
    </>
  );
}
