package vn.pcmt.kit.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Renders as a problem what a filter gave up, which the server then asks for at this address. Whoever asks for it himself
 * finds nothing there.
 */
@Hidden
@RestController
final class ErrorProblems implements ErrorController {
    private static final int NOT_FOUND = 404;

    private final Problems problems;

    ErrorProblems(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    ResponseEntity<Problem> error(HttpServletRequest request) {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : NOT_FOUND;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(request, status, ServerProblems.code(status), List.of()));
    }
}
