package vn.pcmt.console.account;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import vn.pcmt.console.access.Sessions;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.services.OfficerService;
import vn.pcmt.console.services.OfficerService.Officer;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.ServiceUnavailable;
import vn.pcmt.console.services.UnitService;

/** The page of one's own account. Its parts come from services of which one may be away; the rest is shown then. */
@Controller
class AccountController {
    private final OfficerService officers;
    private final UnitService units;
    private final Sessions sessions;
    private final Clock clock;

    AccountController(OfficerService officers, UnitService units, Sessions sessions, Clock clock) {
        this.officers = officers;
        this.units = units;
        this.sessions = sessions;
        this.clock = clock;
    }

    @GetMapping("/tai-khoan")
    ModelAndView show(Visitor visitor, HttpSession session) {
        var page = new ModelAndView("account", Map.of("v", visitor, "sessions", sessions.of(visitor.id())));
        page.addObject("current", session.getId());
        page.addObject("today", LocalDate.now(clock.withZone(Vi.ZONE)));
        try {
            page.addObject(
                    "unit",
                    visitor.unitKey() == null
                            ? null
                            : units.one(visitor, visitor.unitKey()).name());
            page.addObject("officer", officer(visitor));
        } catch (ServiceUnavailable away) {
            page.addObject("away", true);
        }
        return page;
    }

    /** Null for an account that is no officer's. */
    private @Nullable Officer officer(Visitor visitor) {
        try {
            return officers.one(visitor, visitor.id()).value();
        } catch (ServiceRefusal none) {
            return null;
        }
    }
}
