"""Write every DOCX and PDF again: `python -m examples.build`."""

from examples.build.catalogue import ROOT, all_targets, build

for target in all_targets():
    target.path.write_bytes(build(target))
    print(target.path.relative_to(ROOT))
