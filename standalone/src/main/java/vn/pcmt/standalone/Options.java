package vn.pcmt.standalone;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * What was asked for on the command line.
 *
 * @param settings what to run
 * @param child whether this process is a part started by another launcher, and ends with it
 */
record Options(StackSettings settings, boolean child) {

    /**
     * Reads the command line and the environment; the command line wins.
     *
     * @throws StartProblem if an option is not understood
     */
    static Options parse(String[] arguments, Map<String, String> environment) {
        Path folder = Path.of("data");
        boolean sample = true;
        boolean spawn = false;
        boolean child = false;
        int offset = 0;
        Part only = null;
        var ports = new HashMap<Part, Integer>();
        var properties = new HashMap<String, String>();
        for (Part part : Part.values()) {
            String port = environment.get(part.portVariable());
            if (port != null && !port.isBlank()) {
                ports.put(part, port(part.portVariable() + "=" + port, port.strip()));
            }
        }
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--data" -> folder = Path.of(value(option, rest));
                case "--no-sample" -> sample = false;
                case "--spawn" -> spawn = true;
                case "--child" -> child = true;
                case "--ports-offset" -> offset = number(option, value(option, rest));
                case "--ports" -> readPorts(value(option, rest), ports);
                case "--only" -> {
                    String label = value(option, rest);
                    only = Part.labelled(label).orElseThrow(() -> notUnderstood(option + " " + label));
                }
                case "--set" -> {
                    String property = value(option, rest);
                    int equals = property.indexOf('=');
                    if (equals < 1) {
                        throw notUnderstood(option + " " + property);
                    }
                    properties.put(property.substring(0, equals), property.substring(equals + 1));
                }
                default -> throw notUnderstood(option);
            }
        }
        StackSettings settings = StackSettings.in(folder).withSample(sample);
        for (Part part : Part.values()) {
            int port = ports.getOrDefault(part, part.defaultPort() + offset);
            settings = settings.withPort(part, port);
        }
        for (Map.Entry<String, String> property : properties.entrySet()) {
            for (Part part : only == null ? Part.values() : new Part[] {only}) {
                settings = settings.with(part, property.getKey(), property.getValue());
            }
        }
        if (spawn) {
            settings = settings.inOwnProcesses();
        }
        return new Options(only == null ? settings : settings.only(only), child);
    }

    private static void readPorts(String list, Map<Part, Integer> ports) {
        for (String pair : list.split(",", -1)) {
            String[] sides = pair.split("=", 2);
            Part part = Part.labelled(sides[0]).orElseThrow(() -> notUnderstood("--ports " + list));
            ports.put(part, port("--ports " + list, sides.length == 2 ? sides[1] : ""));
        }
    }

    private static int port(String option, String text) {
        int port = number(option, text);
        if (port < 1 || port > 65_535) {
            throw notUnderstood(option);
        }
        return port;
    }

    static int number(String option, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw notUnderstood(option);
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw notUnderstood(option);
        }
        return rest.next();
    }

    private static StartProblem notUnderstood(String option) {
        return new StartProblem("problem.option", option);
    }
}
