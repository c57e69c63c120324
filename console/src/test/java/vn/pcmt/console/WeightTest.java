package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Communes fill in reports over slow lines: what a page and all that it names weighs has a limit. */
@ConsolePages
class WeightTest {
    private static final int KIB = 1024;
    private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"(/(?:assets|webjars|vendor)/[^\"#]+)");

    private static final Pattern BLOCKING =
            Pattern.compile("(?:<link rel=\"stylesheet\" href=|<script src=)\"(/[^\"]+)\"(?! defer)");

    @Autowired
    private Pages pages;

    @Test
    void theFormIsLightEnoughForASlowLine() throws Exception {
        assertThat(weight("/bao-cao/" + StubServices.REPORT, "COMMUNE_REPORTER"))
                .isBetween(50 * KIB, 120 * KIB);
    }

    @Test
    void theOverviewWithItsChartsIsLightEnough() throws Exception {
        assertThat(weight("/tong-quan", "LEADER")).isBetween(50 * KIB, 400 * KIB);
    }

    /** Style sheets and scripts that are not deferred: nothing is painted before they are there. */
    @Test
    void littleIsWaitedForBeforeTheFirstPaint() throws Exception {
        pages.forget();
        Matcher heads = BLOCKING.matcher(pages.page(get("/tong-quan"), "LEADER"));
        int sum = 0;
        int files = 0;
        while (heads.find()) {
            files++;
            sum += compressed(pages.open(get(heads.group(1)), "LEADER").getContentAsByteArray());
        }
        assertThat(files).isEqualTo(4);
        assertThat(sum).isBetween(10 * KIB, 18 * KIB);
    }

    /** Bytes of a page with all that it names, compressed one by one as they go over the line; typefaces are not named. */
    private int weight(String path, String role) throws Exception {
        pages.forget();
        String page = pages.page(get(path), role);
        Set<String> named = new TreeSet<>();
        Matcher names = NAMED.matcher(page);
        while (names.find()) {
            named.add(names.group(1));
        }
        int sum = compressed(page.getBytes(StandardCharsets.UTF_8));
        for (String name : named) {
            var file = pages.open(get(name), role);
            assertThat(file.getStatus()).as(name).isEqualTo(200);
            sum += compressed(file.getContentAsByteArray());
        }
        return sum;
    }

    private static int compressed(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(content);
        }
        return packed.size();
    }
}
