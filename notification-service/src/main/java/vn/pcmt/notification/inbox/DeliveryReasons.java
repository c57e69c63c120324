package vn.pcmt.notification.inbox;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Why a delivery stands where it does, in the reader's language. The ledger keeps reasons as short codes; what another
 * system answered is none of them and is quoted as it came.
 */
@Component
class DeliveryReasons {

    private static final String KEY = "because.";

    /** Codes that end with a lane, or with something a reader has no use for. */
    private static final List<String> WITH_MORE =
            List.of("reached by ", "instead of ", "in digest ", "digest ", "outcome unknown again: ", "browsers ");

    private final MessageSource messages;

    DeliveryReasons(MessageSource messages) {
        this.messages = messages;
    }

    @Nullable
    String of(@Nullable String code, Locale language) {
        if (code == null || code.isBlank()) {
            return null;
        }
        String known = messages.getMessage(KEY + slug(code), null, null, language);
        if (known != null) {
            return known;
        }
        for (String beginning : WITH_MORE) {
            if (code.startsWith(beginning)) {
                return messages.getMessage(
                        KEY + slug(beginning),
                        new Object[] {channel(code.substring(beginning.length()), language)},
                        language);
            }
        }
        return messages.getMessage(KEY + "said", new Object[] {code}, language);
    }

    /** A lane as it is called; anything else as it is. */
    private String channel(String lane, Locale language) {
        int target = lane.indexOf(':');
        String name = target < 0 ? lane : lane.substring(0, target);
        String known = messages.getMessage("channel." + name, null, null, language);
        return known == null ? lane : known;
    }

    private static String slug(String code) {
        return code.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", "");
    }
}
