package vn.pcmt.report.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.problem.Problems;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.view.AskedSpan;
import vn.pcmt.report.view.ReadReporting;
import vn.pcmt.report.view.Sight;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.view.Spanned;
import vn.pcmt.report.workbook.XlsxMedia;

/** How the reporting goes, as files. */
@RestController
@Tag(name = "exports")
class ReportingFileController {

    private final ReadReporting reporting;
    private final ReportingFile file;
    private final Catalogue catalogue;
    private final Sights sights;

    ReportingFileController(ReadReporting reporting, ReportingFile file, Catalogue catalogue, Sights sights) {
        this.reporting = reporting;
        this.file = file;
        this.catalogue = catalogue;
        this.sights = sights;
    }

    @GetMapping("/api/v1/areas/{area}/reporting.{format:xlsx|png}")
    @Operation(summary = "How complete and timely the reports of an area are, as a picture or a workbook")
    ResponseEntity<byte[]> file(
            @PathVariable String area,
            @PathVariable String format,
            @ParameterObject AskedSpan asked,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request) {
        Locale locale = Problems.locale(request);
        Sight sight = sights.readAnew();
        Spanned.Reporting first = page(area, asked, caller, 0, sight);
        boolean picture = format.equals("png");
        byte[] content =
                picture ? file.png(first, locale) : file.xlsx(first, units(area, asked, caller, first, sight), locale);
        return ResponseEntity.ok()
                .contentType(picture ? MediaType.IMAGE_PNG : XlsxMedia.TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        XlsxMedia.attachment("nop-bao-cao-" + area.replaceAll("[^A-Za-z0-9-]+", "-") + "." + format))
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    private List<Spanned.UnitRates> units(
            String area, AskedSpan asked, Caller caller, Spanned.Reporting first, Sight sight) {
        List<Spanned.UnitRates> units = new ArrayList<>(first.units().items());
        for (int number = 1; units.size() < first.units().total(); number++) {
            List<Spanned.UnitRates> more =
                    page(area, asked, caller, number, sight).units().items();
            if (more.isEmpty()) {
                return units;
            }
            units.addAll(more);
        }
        return units;
    }

    private Spanned.Reporting page(String area, AskedSpan asked, Caller caller, int number, Sight sight) {
        return reporting.of(
                caller,
                area,
                asked.question(catalogue, List.of()),
                asked.span(catalogue).span(),
                new PageRequest(number, PageRequest.MAX_SIZE),
                sight);
    }
}
