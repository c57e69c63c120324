package vn.pcmt.report.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.function.Predicate;
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
import vn.pcmt.report.unit.Unit;

/** The live stream: tells which totals changed, as server-sent events. */
@RestController
@Tag(name = "live")
class LiveController {

    private final LiveFeed feed;
    private final AreaAccess access;
    private final ViewSettings settings;
    private final Clock clock;

    LiveController(LiveFeed feed, AreaAccess access, ViewSettings settings, Clock clock) {
        this.feed = feed;
        this.access = access;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Events {@code totals} with {@code {area, template, period, basis, version}}, and {@code resync} when what was
     * missed is not known any more. A comment comes when nothing else does. The line ends after some minutes, with the
     * token, and when the client is too slow; it resumes with {@code Last-Event-ID}.
     *
     * @param area only changes of this area and of areas within it
     */
    @GetMapping(path = "/api/v1/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Which totals change, as they change")
    ResponseEntity<SseEmitter> live(
            Caller caller,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            @RequestParam(required = false) @Nullable String area,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String since,
            HttpServletResponse response) {
        if (area != null) {
            access.requireReader(caller, area);
        }
        LiveConnection connection = new LiveConnection(
                settings.live(),
                caller.id(),
                EventStream.lifeUnder(token, settings.live().life(), clock.instant()),
                mayBeTold(caller, area));
        if (!feed.add(connection, since)) {
            ErrorResponseException full = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE);
            full.getHeaders().set(HttpHeaders.RETRY_AFTER, "30");
            throw full;
        }
        return connection.open(response, feed::remove);
    }

    /** A total of an area this service does not know yet is told to nobody: it cannot be read either. */
    private static Predicate<TotalsChange> mayBeTold(Caller caller, @Nullable String area) {
        return change -> {
            Unit unit = change.unit();
            return unit != null && AreaAccess.mayRead(caller, unit) && (area == null || unit.isWithin(area));
        };
    }
}
