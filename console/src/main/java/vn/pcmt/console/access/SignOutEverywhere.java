package vn.pcmt.console.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Ends all sessions of a person, this one at once and the others at their next request. */
@Controller
class SignOutEverywhere {
    private final Sessions sessions;
    private final LogoutAtProvider logout;

    SignOutEverywhere(Sessions sessions, LogoutAtProvider logout) {
        this.sessions = sessions;
        this.logout = logout;
    }

    @PostMapping("/tai-khoan/dang-xuat-het")
    void signOut(Authentication who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Not a visitor: he would need a token that can still be refreshed, and who leaves needs none.
        sessions.endAll(who.getName());
        new SecurityContextLogoutHandler().logout(request, response, who);
        logout.onLogoutSuccess(request, response, who);
    }
}
