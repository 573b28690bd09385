"""Makes the classes that replace the packages of the AWS SDK which some package feeds lack, from the service models of botocore.

    python3 eng/aws-sdk/generator           writes the folder Generated of each service
    python3 eng/aws-sdk/generator --check   compares the folders with what would be written; the exit code is 1 if they differ

Names, types and values come from the models; their documentation is not copied. services.py lists the operations. The check compares
only if botocore has the version that made the files, because each version has other models.
"""

from pathlib import Path
import sys

import botocore

from classes import Classes
from clients import Clients
from csharp import file
from model import Model
from services import SERVICES

ROOT = Path(__file__).resolve().parent.parent
VERSION = ROOT / "botocore-version.txt"


def files(service):
    """The files of a service, by path."""
    model = Model(service)
    classes, clients = Classes(model), Clients(model)
    top = {
        f"{model.prefix}Client": clients.client(),
        f"{model.prefix}Config": clients.config(),
        f"{model.prefix}Exception": classes.base_exception(),
        f"{model.prefix}Request": f"public partial class {model.prefix}Request : AmazonWebServiceRequest;",
        f"I{model.prefix}": clients.interface(),
        **{f"Enumerations/{name}": text for name, text in classes.enumerations().items()},
    }
    inner = {**classes.structures(), **classes.exceptions(), **clients.paginators()}
    return {
        **{f"{name}.cs": file(model.namespace, text) for name, text in top.items()},
        **{f"Model/{name}.cs": file(f"{model.namespace}.Model", text) for name, text in inner.items()},
        "Internal/Service.cs": file(f"{model.namespace}.Internal", clients.protocol()),
    }


def wanted():
    """All files, by path."""
    return {
        ROOT / f"AWSSDK.{service.name}" / "Generated" / name: text
        for service in SERVICES
        for name, text in files(service).items()
    }


def existing():
    """The files that were made before."""
    return {path: path.read_text(encoding="utf-8") for path in ROOT.glob("AWSSDK.*/Generated/**/*.cs")}


def write():
    """Writes all files, and deletes those that are not made any more."""
    texts = wanted()
    for path in existing().keys() - texts.keys():
        path.unlink()
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    VERSION.write_text(f"{botocore.__version__}\n", encoding="utf-8")
    print(f"{len(texts)} files")


def check():
    """Prints the files that differ. Returns whether there are none."""
    made_with = VERSION.read_text(encoding="utf-8").strip()
    if made_with != botocore.__version__:
        print(f"skipped: botocore is {botocore.__version__}, and {made_with} made the files")
        return True
    old, new = existing(), wanted()
    different = sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
    for path in different:
        print(f"differs: {path.relative_to(ROOT)}")
    print(f"{len(new)} files, {len(different)} differ")
    return not different


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(0 if check() else 1)
    if sys.argv[1:]:
        sys.exit(__doc__)
    write()
