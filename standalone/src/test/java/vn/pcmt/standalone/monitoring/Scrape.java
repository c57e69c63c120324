package vn.pcmt.standalone.monitoring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;

/** What Prometheus would read from the running parts. */
public final class Scrape {

    private Scrape() {}

    /** The names of all figures of the services and of the console. */
    public static Set<String> figures(EmbeddedStack stack) throws IOException, InterruptedException {
        var names = new TreeSet<String>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Part part : List.of(Part.PLAN, Part.REPORT, Part.NOTIFICATION, Part.CONSOLE)) {
                URI address = stack.url(part).resolve("/actuator/prometheus");
                http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                        .body()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("[{ ]", 2)[0])
                        .forEach(names::add);
            }
        }
        return names;
    }
}
