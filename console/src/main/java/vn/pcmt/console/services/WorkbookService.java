package vn.pcmt.console.services;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ReportService.Receipt;

/** What the console asks the report service about reports filled in with a spreadsheet. */
@Component
public class WorkbookService {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private final ServiceHttp http;

    WorkbookService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /** The form as a file to fill in. */
    public Download blank(Visitor visitor, String id) {
        return http.download(visitor, uri -> uri.path("/reports/{id}/workbook").build(id));
    }

    /** What would come of a file; nothing is kept. */
    public Preview preview(Visitor visitor, String id, byte[] file) {
        return http.upload(
                        visitor,
                        uri -> uri.path("/reports/{id}/workbook").build(id),
                        java.util.Map.of(),
                        XLSX,
                        file,
                        new ParameterizedTypeReference<Preview>() {})
                .value();
    }

    /** The same file with what is wrong beside the cells. */
    public Download withErrors(Visitor visitor, String id, byte[] file) {
        return http.exchange(visitor, uri -> uri.path("/reports/{id}/workbook").build(id), XLSX, file);
    }

    /** Sends what a file says. The same key a second time has the first answer. */
    public Receipt confirm(Visitor visitor, String id, byte[] file, Guard guard) {
        return http.upload(
                        visitor,
                        uri -> uri.path("/reports/{id}/workbook")
                                .queryParam("confirm", true)
                                .build(id),
                        guard.headers(),
                        XLSX,
                        file,
                        new ParameterizedTypeReference<Receipt>() {})
                .value();
    }

    public record Preview(
            String id,
            long revision,
            boolean fits,
            List<Figure> figures,
            List<String> nothingToReport,
            @Nullable String note,
            List<CellError> errors) {}

    /** {@code cell} such as F12; {@code entered} as it stands in the file, none if blank. */
    public record Figure(
            String indicator,
            String name,
            @Nullable String cell,
            @Nullable String entered,
            @Nullable BigDecimal previous) {}

    /** {@code cell} none if it is the report as a whole. */
    public record CellError(@Nullable String cell, String field, String code, String message) {}
}
