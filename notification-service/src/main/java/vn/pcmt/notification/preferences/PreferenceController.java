package vn.pcmt.notification.preferences;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;

/** The caller's own wishes; nobody else's can be read or set. */
@RestController
@RequestMapping("/api/v1/preferences")
@Tag(name = "preferences")
class PreferenceController {

    private final Preferences preferences;
    private final ChoosePreference choose;

    PreferenceController(Preferences preferences, ChoosePreference choose) {
        this.preferences = preferences;
        this.choose = choose;
    }

    @GetMapping
    @Operation(summary = "How I am told")
    ResponseEntity<ChoosePreference.Wishes> mine(Caller caller) {
        return answer(preferences.of(caller.id()));
    }

    @PutMapping
    @Operation(summary = "Choose how I am told: channels and their order, hours, digest")
    ResponseEntity<ChoosePreference.Wishes> choose(
            @Valid @RequestBody ChoosePreference.Wishes wishes,
            ExpectedVersion seen,
            IdempotencyKey key,
            Caller caller) {
        return answer(choose.choose(wishes, seen, key, caller));
    }

    private static ResponseEntity<ChoosePreference.Wishes> answer(Preference preference) {
        return ResponseEntity.ok()
                .eTag(ETags.of(preference.version()))
                .body(new ChoosePreference.Wishes(
                        preference.channels(),
                        preference.from(),
                        preference.until(),
                        preference.digest(),
                        preference.language()));
    }
}
