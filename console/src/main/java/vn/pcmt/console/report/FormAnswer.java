package vn.pcmt.console.report;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.pcmt.console.report.SendReport.Outcome;

/** The page that answers a posted form. */
final class FormAnswer {
    private FormAnswer() {}

    /** @param done what to say on the form's page when it went well, {@code ?xong=} */
    static ModelAndView page(String id, Outcome outcome, String done) {
        return switch (outcome) {
            case Outcome.Taken() ->
                new ModelAndView("redirect:"
                        + UriComponentsBuilder.fromPath("/bao-cao/{id}")
                                .queryParam("xong", done)
                                .build(id));
            case Outcome.Again(ReportForm form) -> page("report", Map.of("f", form), status(form));
            case Outcome.Unreachable(Typed kept) ->
                page("report-kept", Map.of("id", id, "typed", kept), HttpStatus.BAD_GATEWAY);
        };
    }

    private static ModelAndView page(String view, Map<String, ?> model, HttpStatus status) {
        var page = new ModelAndView(view, model);
        page.setStatus(status);
        return page;
    }

    private static HttpStatus status(ReportForm form) {
        String kind = form.trouble() == null ? "" : form.trouble().kind();
        return switch (kind) {
            case "conflict" -> HttpStatus.CONFLICT;
            case "unreachable" -> HttpStatus.BAD_GATEWAY;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
