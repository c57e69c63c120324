package vn.pcmt.console.live;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.pcmt.console.access.Visitor;

/**
 * Tells an open page that figures changed: events {@code totals}, the first at once and the next after a pause, never
 * losing the last one; {@code nhip} with {@code ok} or {@code cham} (slow) in between. Runs on the request's own virtual
 * thread until the page goes away.
 */
@Controller
class LiveController {
    private final LiveRelay relay;
    private final LiveSettings settings;

    LiveController(LiveRelay relay, LiveSettings settings) {
        this.relay = relay;
        this.settings = settings;
    }

    @GetMapping("/live")
    void live(
            Visitor visitor,
            @RequestParam(name = "area") String area,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        String session = request.getSession().getId();
        try (LiveRelay.Seat seat = relay.join(visitor, session, area)) {
            PrintWriter out = response.getWriter();
            out.write("retry: 2000\n\n");
            while (!failed(out) && seat.slot().isOpen()) {
                String notice = seat.slot().take(settings.beat());
                if (notice == null) {
                    out.write("event: nhip\ndata: " + (seat.alive() ? "ok" : "cham") + "\n\n");
                } else {
                    out.write("event: totals\ndata: " + notice + "\n\n");
                    if (!failed(out)) {
                        rest(settings.pause());
                    }
                }
            }
        }
    }

    private static void rest(Duration pause) throws InterruptedException {
        Thread.sleep(pause);
    }

    /** Flushes; true once the page has gone. */
    private static boolean failed(PrintWriter out) {
        return out.checkError();
    }
}
