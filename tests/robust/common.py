"""What the tests of this suite share: running the program as another user, behind the shim, and looking at what a run left."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import suite  # noqa: E402

CEILING = 30
OTHER_USER = 65534
DATA = ('fonts', 'hyphenation', 'templates', 'profiles/methods', 'profiles/schema')


class Run:
    """A program that was run in a session of its own: status (negative: the signal that ended it; 'hung'), output and errors."""

    def __init__(self, arguments, folder=suite.ROOT, program=None, kill_after=None, before=None, stdout=subprocess.PIPE,
                 standard_input=subprocess.DEVNULL, prefix=(), **changes):
        self.process = subprocess.Popen([*prefix, program or suite.program(), *arguments], cwd=folder, stdin=standard_input, stdout=stdout,
                                        stderr=subprocess.PIPE, env=suite.environment(**changes), start_new_session=True, preexec_fn=before)
        self.killed = False
        if kill_after is not None:
            self.end(kill_after)
        try:
            self.output, self.errors = self.process.communicate(timeout=CEILING * (4 if sanitized() else 1))
            self.status = self.process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.output, self.errors = self.process.communicate()
            self.status = 'hung'

    def end(self, seconds):
        """Kill the whole group after some time, if it still runs then."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.killed = True

    def said(self):
        return 'status {}, said {!r}'.format(self.status, self.errors.decode('utf-8', 'replace')[:300])


def sanitized():
    return os.environ.get('ROBUST_SANITIZED') == '1'


def shim():
    return os.environ['ROBUST_SHIM']


def digest(path):
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()


def files(folder):
    """Digests of all files of a folder, hidden ones with them; a folder has none."""
    return {name: digest(os.path.join(folder, name)) if os.path.isfile(os.path.join(folder, name)) else None for name in os.listdir(folder)}


def open_to_all(folder):
    """Let everybody read what is below a folder, and no one but its owner write."""
    for parent, _, names in os.walk(folder):
        os.chmod(parent, 0o755)
        for name in names:
            path = os.path.join(parent, name)
            os.chmod(path, 0o755 if os.access(path, os.X_OK) else 0o644)


class Installed:
    """The program, its data and an example where another user can run it; `with` gives the folder."""

    def __enter__(self):
        self.folder = tempfile.mkdtemp()
        os.mkdir(os.path.join(self.folder, 'bin'))
        self.program = shutil.copy(suite.program(), os.path.join(self.folder, 'bin', 'cityprofile'))
        for name in DATA:
            shutil.copytree(os.path.join(suite.ROOT, name), os.path.join(self.folder, 'share', 'cityprofile', name))
        shutil.copytree(os.path.join(suite.ROOT, 'examples'), os.path.join(self.folder, 'examples'))
        open_to_all(self.folder)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def place(self, *names):
        return os.path.join(self.folder, *names)

    def run(self, arguments, folder=None, user=None, **settings):
        """Run the program as a user without rights, or as the one who runs the tests."""
        return Run(arguments, folder or self.folder, self.program, prefix=become(user), CITYPROFILE_DATA=None, **settings)


def become(user):
    """The command that runs another as this user."""
    if user is None:
        return ()
    return ('setpriv', '--reuid={}'.format(user), '--regid={}'.format(user), '--clear-groups')


def users():
    """Users to run as: oneself, and where one is root one who is not."""
    return (None, OTHER_USER) if os.geteuid() == 0 else (None,)


def user_name(user):
    return 'another user' if user else 'root' if os.geteuid() == 0 else 'oneself'
