package vn.pcmt.report.workbook;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.submission.FormToFill;
import vn.pcmt.report.submission.ReportId;

/**
 * Says, in a way that cannot be made up, for which report and on which state of it a workbook was handed out. Written
 * {@code PCMT-THANG~18859@2025-07-01~2025-08|1|0|<HMAC-SHA256 in hexadecimal>}.
 */
@Component
@EnableConfigurationProperties(ExchangeSettings.class)
public class WorkbookSeal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern FORM = Pattern.compile("[\\w~@.-]+\\|\\d{1,9}\\|\\d{1,9}\\|[0-9a-f]{64}");

    private final ExchangeSettings settings;

    WorkbookSeal(ExchangeSettings settings) {
        this.settings = settings;
    }

    /**
     * What a workbook was handed out for.
     *
     * @param templateVersion of its form
     * @param revision of the report at that time, on which what is filled in builds
     */
    public record Origin(ReportId report, int templateVersion, int revision) {
        public static Origin of(FormToFill form) {
            return new Origin(form.id(), form.form().version(), form.revision());
        }

        private String text() {
            return report + "|" + templateVersion + "|" + revision;
        }
    }

    public String of(Origin origin) {
        return origin.text() + "|" + HexFormat.of().formatHex(mac(origin.text()));
    }

    /** @throws Refusal {@code workbook-tampered} if this was not sealed here, {@code workbook-key-missing} */
    public Origin open(String seal) {
        String[] parts = seal.split("\\|", -1);
        if (parts.length != 4) {
            throw tampered();
        }
        String text = parts[0] + "|" + parts[1] + "|" + parts[2];
        try {
            if (!MessageDigest.isEqual(mac(text), HexFormat.of().parseHex(parts[3]))) {
                throw tampered();
            }
        } catch (IllegalArgumentException notHexadecimal) {
            throw tampered();
        }
        return new Origin(ReportId.parse(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /** Whether a text has the form of a seal: nobody can have written anything else into it. */
    public static boolean isSealed(String text) {
        return FORM.matcher(text).matches();
    }

    public static Refusal tampered() {
        return new Refusal(Refusal.Kind.INVALID, "workbook-tampered");
    }

    private byte[] mac(String text) {
        if (settings.sealKey().isBlank()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "workbook-key-missing");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(settings.sealKey().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException absent) {
            throw new IllegalStateException("every Java has " + ALGORITHM, absent);
        }
    }
}
