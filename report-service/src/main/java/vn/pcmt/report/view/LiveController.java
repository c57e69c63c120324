package vn.pcmt.report.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.pcmt.kit.live.EventStream;
import vn.pcmt.kit.security.Caller;

/** The live stream: tells which totals changed, as server-sent events. */
@RestController
@Tag(name = "live")
class LiveController {

    private final LiveFeed feed;
    private final AreaAccess access;
    private final Sights sights;
    private final ViewSettings settings;
    private final Clock clock;

    LiveController(LiveFeed feed, AreaAccess access, Sights sights, ViewSettings settings, Clock clock) {
        this.feed = feed;
        this.access = access;
        this.sights = sights;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Events {@code totals} with {@code {area, template, period, basis, version}}, and {@code resync} when what was
     * missed is not known any more. A comment comes when nothing else does. The line ends after some minutes, with the
     * token, and when the client is too slow; it resumes with {@code Last-Event-ID}.
     *
     * @param area only changes of this area and of areas within it; of a group also of its own total, by its key
     */
    @GetMapping(path = "/api/v1/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Which totals change, as they change")
    ResponseEntity<SseEmitter> live(
            Caller caller,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @Nullable String area,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String since,
            HttpServletResponse response) {
        LiveScope scope =
                area == null ? LiveScope.all(caller) : LiveScope.of(caller, access.require(caller, area), sights.now());
        LiveConnection connection = new LiveConnection(
                settings.live(),
                caller.id(),
                EventStream.lifeUnder(token, settings.live().life(), clock.instant()),
                scope::told);
        if (!feed.add(connection, since)) {
            ErrorResponseException full = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
            full.getHeaders().set(HttpHeaders.RETRY_AFTER, "30");
            throw full;
        }
        return connection.open(response, feed::remove);
    }
}
