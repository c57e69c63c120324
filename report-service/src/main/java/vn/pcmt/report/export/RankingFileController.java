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
import vn.pcmt.report.ranking.Ranking;
import vn.pcmt.report.ranking.ReadRanking;
import vn.pcmt.report.view.AskedSpan;
import vn.pcmt.report.view.Sight;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.workbook.XlsxMedia;

/** The ranking, as files: of the units that the caller may see. */
@RestController
@Tag(name = "exports")
class RankingFileController {

    private final ReadRanking ranking;
    private final RankingFile file;
    private final Catalogue catalogue;
    private final Sights sights;

    RankingFileController(ReadRanking ranking, RankingFile file, Catalogue catalogue, Sights sights) {
        this.ranking = ranking;
        this.file = file;
        this.catalogue = catalogue;
        this.sights = sights;
    }

    @GetMapping("/api/v1/areas/{area}/ranking.{format:xlsx|png}")
    @Operation(summary = "Communes of an area ranked among their peers, as a picture or a workbook")
    ResponseEntity<byte[]> file(
            @PathVariable String area,
            @PathVariable String format,
            @ParameterObject AskedSpan asked,
            @Parameter(hidden = true) Caller caller,
            HttpServletRequest request) {
        Locale locale = Problems.locale(request);
        Sight sight = sights.readAnew();
        Ranking first = page(area, asked, caller, 0, sight);
        List<Ranking.Line> lines = new ArrayList<>(first.units().items());
        for (int number = 1; lines.size() < first.units().total(); number++) {
            List<Ranking.Line> more =
                    page(area, asked, caller, number, sight).units().items();
            if (more.isEmpty()) {
                break;
            }
            lines.addAll(more);
        }
        boolean picture = format.equals("png");
        return ResponseEntity.ok()
                .contentType(picture ? MediaType.IMAGE_PNG : XlsxMedia.TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        XlsxMedia.attachment("xep-hang-" + area.replaceAll("[^A-Za-z0-9-]+", "-") + "." + format))
                .header("X-Content-Type-Options", "nosniff")
                .body(picture ? file.png(first, lines, locale) : file.xlsx(first, lines, locale));
    }

    private Ranking page(String area, AskedSpan asked, Caller caller, int number, Sight sight) {
        return ranking.of(
                caller,
                area,
                asked.form(),
                asked.span(catalogue),
                new PageRequest(number, PageRequest.MAX_SIZE),
                sight);
    }
}
