package vn.pcmt.report.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the product brings: {@code indicators.csv}, and the first version of each template, one file each. Whoever wants
 * another version publishes it; these files say for ever what the first one was.
 */
final class BundledCatalogue {

    private static final String INDICATORS = "indicators.csv";
    private static final String TEMPLATES = "classpath*:vn/pcmt/report/catalogue/templates/*.json";

    private static final Set<String> MEASURED_UNITS = Set.of("gam", "m2");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private BundledCatalogue() {}

    /** By code, in the order of the file. */
    static Map<String, Indicator> indicators(CatalogueSettings settings) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream file = Objects.requireNonNull(BundledCatalogue.class.getResourceAsStream(INDICATORS));
                CSVParser rows = CSVParser.parse(new InputStreamReader(file, StandardCharsets.UTF_8), format)) {
            Map<String, Indicator> indicators = new LinkedHashMap<>();
            for (CSVRecord row : rows) {
                Indicator indicator = indicator(row, settings);
                indicators.put(indicator.code(), indicator);
            }
            return indicators;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Indicator indicator(CSVRecord row, CatalogueSettings settings) {
        String code = row.get("code");
        String unit = row.get("unit");
        IndicatorKind kind = IndicatorKind.valueOf(row.get("kind"));
        return new Indicator(
                code,
                row.get("name_vi"),
                row.get("name_en"),
                unit,
                kind,
                decimals(kind, unit),
                settings.maxOf(code),
                Pillar.valueOf(row.get("pillar")),
                Direction.valueOf(row.get("direction")),
                kind != IndicatorKind.RATIO,
                formula(row));
    }

    private static @Nullable Formula formula(CSVRecord row) {
        return row.get("numerator").isEmpty()
                ? null
                : new Formula(
                        List.of(row.get("numerator").split("\\+")),
                        row.get("denominator"),
                        row.get("over").equals("year"));
    }

    private static int decimals(IndicatorKind kind, String unit) {
        if (kind == IndicatorKind.RATIO) {
            return 4;
        }
        return MEASURED_UNITS.contains(unit) ? 3 : 0;
    }

    static List<TemplateText> templates() {
        try {
            List<TemplateText> templates = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver(BundledCatalogue.class.getClassLoader())
                    .getResources(TEMPLATES)) {
                try (InputStream json = file.getInputStream()) {
                    templates.add(JSON.readValue(json, TemplateText.class));
                }
            }
            return templates;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
