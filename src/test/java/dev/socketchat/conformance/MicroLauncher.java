package dev.socketchat.conformance;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Starts Payara Micro and deploys and undeploys what it is told to; started from its source, beside the jar alone. */
public final class MicroLauncher {

    static final String READY = "launcher: ready";
    static final String DEPLOYED = "launcher: deployed";
    static final String UNDEPLOYED = "launcher: undeployed";

    private MicroLauncher() {}

    /** Takes the arguments of Payara Micro's own command line. */
    public static void main(String[] arguments) throws Exception {
        Class<?> micro = Class.forName("fish.payara.micro.PayaraMicro");
        Class<?> api = Class.forName("fish.payara.micro.PayaraMicroRuntime");
        micro.getMethod("main", String[].class).invoke(null, (Object) arguments);
        Object runtime = micro.getMethod("getRuntime").invoke(micro.getMethod("getInstance").invoke(null));
        System.out.println(READY);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ", 3);
            if (words[0].equals("deploy")) {
                Object done = api.getMethod("deploy", String.class, String.class, File.class)
                        .invoke(runtime, words[1], words[1], new File(words[2]));
                System.out.println(Boolean.TRUE.equals(done) ? DEPLOYED : "launcher: not deployed");
            } else {
                api.getMethod("undeploy", String.class).invoke(runtime, words[1]);
                System.out.println(UNDEPLOYED);
            }
        }
    }
}
