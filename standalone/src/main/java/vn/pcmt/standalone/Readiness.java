package vn.pcmt.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks parts from outside whether they are ready, whichever process they run in. */
final class Readiness {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final StackSettings settings;

    Readiness(HttpClient http, StackSettings settings) {
        this.http = http;
        this.settings = settings;
    }

    /** Ready means: answers its health check with 200, or accepts connections if it does not speak HTTP. */
    boolean isReady(Part part) {
        return part.isHttp() ? isHealthy(part) : isListening(part);
    }

    private boolean isHealthy(Part part) {
        var address = URI.create("http://127.0.0.1:" + settings.port(part) + part.healthPath());
        try {
            var request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isListening(Part part) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port(part)), (int)
                    TIMEOUT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
