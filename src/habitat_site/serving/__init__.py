"""The preview: the site on this machine, made anew on every change (ARCHITECTURE §5).

Only `serving` knows the web server. It builds by running the command line in a process of its
own, because a build forks, and a process with threads must not.
"""

from habitat_site.serving.run import serve

__all__ = ["serve"]
