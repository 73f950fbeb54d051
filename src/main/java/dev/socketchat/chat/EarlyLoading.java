package dev.socketchat.chat;

import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;

/**
 * Loads the application's own classes at its start. Servers open a file for each when it is first wanted; where there is
 * no file descriptor for it then, the class is gone for good, and with it whatever wanted it (Java Virtual Machine
 * Specification, 5.4.3).
 */
final class EarlyLoading {

    private static final Logger LOG = System.getLogger(EarlyLoading.class.getName());
    private static final String ROOT = "/WEB-INF/classes/";
    private static final String OURS = ROOT + "dev/socketchat/";
    private static final String SUFFIX = ".class";

    private final ServletContext context;

    EarlyLoading(ServletContext context) {
        this.context = context;
    }

    /** Loads them; one that cannot be, such as for a server without what it is for, is left to whoever wants it. */
    void run() {
        load(OURS);
    }

    private void load(String folder) {
        Set<String> paths = context.getResourcePaths(folder);
        if (paths == null) {
            return;
        }
        for (String path : paths) {
            if (path.endsWith("/")) {
                load(path);
            } else if (path.endsWith(SUFFIX) && !path.endsWith("-info" + SUFFIX)) {
                loadClass(path.substring(ROOT.length(), path.length() - SUFFIX.length()).replace('/', '.'));
            }
        }
    }

    private void loadClass(String name) {
        try {
            Class.forName(name, true, context.getClassLoader());
        } catch (ClassNotFoundException | LinkageError absent) {
            LOG.log(Level.DEBUG, "Not loaded beforehand: " + name, absent);
        }
    }
}
