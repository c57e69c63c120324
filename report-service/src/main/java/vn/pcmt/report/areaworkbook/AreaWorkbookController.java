package vn.pcmt.report.areaworkbook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.workbook.XlsxMedia;

/** One workbook for many units over HTTP; it comes back as an import. */
@RestController
@RequestMapping("/api/v1/report-workbooks")
@Tag(name = "workbooks")
class AreaWorkbookController {

    private final HandOutAreaWorkbook handOut;

    AreaWorkbookController(HandOutAreaWorkbook handOut) {
        this.handOut = handOut;
    }

    @GetMapping(produces = XlsxMedia.VALUE)
    @Operation(
            summary = "One workbook for all units of an area that owe a report; send it back as a report import",
            description =
                    "Written while it is read. Estimated-Length says about how many bytes will come, for a progress"
                            + " bar, and Units how many units there are.")
    void handOut(
            @RequestParam String area,
            @RequestParam String period,
            @RequestParam(defaultValue = Catalogue.MONTHLY) String template,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        HandOutAreaWorkbook.Prepared prepared =
                handOut.prepare(area, ReportingPeriod.asked(period), template, caller, Problems.locale(request));
        response.setContentType(XlsxMedia.VALUE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                XlsxMedia.attachment(template + "_" + area.split("@", 2)[0] + "_" + period + ".xlsx"));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Units", String.valueOf(prepared.units()));
        response.setHeader("Estimated-Length", String.valueOf(prepared.estimatedLength()));
        prepared.writing().to(response.getOutputStream());
    }
}
