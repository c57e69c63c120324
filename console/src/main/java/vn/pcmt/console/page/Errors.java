package vn.pcmt.console.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.ServiceUnavailable;
import vn.pcmt.console.services.UnfitHeader;

/** Pages for what a controller did not handle itself: a service away, a refusal of a whole page, a token that ended. */
@ControllerAdvice
class Errors {
    private static final Logger log = LoggerFactory.getLogger(Errors.class);
    private final Frame frame;

    Errors(Frame frame) {
        this.frame = frame;
    }

    @ExceptionHandler(ServiceUnavailable.class)
    ModelAndView away(ServiceUnavailable cause, HttpServletRequest request) {
        log.warn("{}", cause.getMessage());
        return page(request, HttpStatus.BAD_GATEWAY, "unavailable", null);
    }

    @ExceptionHandler(ServiceRefusal.class)
    @Nullable
    ModelAndView refused(ServiceRefusal cause, HttpServletRequest request, HttpServletResponse response) {
        String kind =
                switch (cause.status()) {
                    case 401 -> "expired";
                    case 403 -> "forbidden";
                    case 404 -> "not-found";
                    default -> "refused";
                };
        return page(
                request,
                HttpStatus.valueOf(cause.status()),
                kind,
                cause.problem().detail());
    }

    @ExceptionHandler(UnfitHeader.class)
    ModelAndView unfit(UnfitHeader cause, HttpServletRequest request) {
        log.debug("A request was not passed on: {}", cause.getMessage());
        return page(request, HttpStatus.BAD_REQUEST, "refused", null);
    }

    /** The refresh token has ended too: the visitor signs in again. */
    @ExceptionHandler(ClientAuthorizationException.class)
    ModelAndView ended(ClientAuthorizationException cause, HttpServletRequest request, HttpServletResponse response) {
        log.debug("A session's token could not be refreshed: {}", cause.getMessage());
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Refresh", "true");
        } else if (request.getMethod().equals("GET") && !request.getRequestURI().equals("/live")) {
            return new ModelAndView("redirect:/oauth2/authorization/pcmt");
        }
        return page(request, HttpStatus.UNAUTHORIZED, "expired", null);
    }

    private ModelAndView page(HttpServletRequest request, HttpStatus status, String kind, @Nullable String detail) {
        boolean fragment = request.getHeader("HX-Request") != null;
        var page = new ModelAndView(
                fragment ? "error-page :: box" : "error-page",
                Map.of("kind", kind, "sample", frame.sample(), "menu", frame.menu(request)));
        page.addObject("visitorName", frame.visitorName());
        page.addObject("visitorRole", frame.visitorRole());
        page.addObject("detail", detail);
        page.addObject("retry", request.getRequestURI());
        page.setStatus(status);
        return page;
    }
}
