package vn.pcmt.console.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The container's last resort; says nothing about the inside. */
@Controller
class ErrorPages implements ErrorController {

    @RequestMapping("/error")
    ModelAndView error(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Without a status nothing has failed: somebody opened the path itself, which is no page.
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        if (status == null) {
            status = HttpStatus.INTERNAL_SERVER_ERROR;
        }
        var page = new ModelAndView("error-page");
        page.addObject(
                "kind",
                switch (status) {
                    case FORBIDDEN -> "forbidden";
                    case NOT_FOUND -> "not-found";
                    case UNAUTHORIZED -> "expired";
                    default -> status.is4xxClientError() ? "refused" : "broken";
                });
        page.addObject("retry", "/");
        page.setStatus(status);
        return page;
    }
}
