package vn.pcmt.notification.privacy;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;

/** An officer's own data. */
@RestController
@RequestMapping("/api/v1/officers/{officer}/personal-data")
@Tag(name = "personal data")
class PersonalDataController {

    private final PersonalData data;

    PersonalDataController(PersonalData data) {
        this.data = data;
    }

    @GetMapping
    @Operation(summary = "What is held of me, or of an officer I administer")
    ResponseEntity<PersonalData.Held> held(@PathVariable String officer, Caller caller) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(data.heldOf(officer, caller));
    }

    @DeleteMapping
    @Operation(summary = "Erase the contact data of an officer who has left")
    ResponseEntity<Void> erase(@PathVariable String officer, Caller caller) {
        data.erase(officer, caller);
        return ResponseEntity.noContent().build();
    }
}
