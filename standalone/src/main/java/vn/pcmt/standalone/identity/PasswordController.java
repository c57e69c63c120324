package vn.pcmt.standalone.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets a person choose another password, which whoever uses the old one then needs too. */
@Controller
final class PasswordController {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordController.class);

    private final PasswordLogin login;
    private final Credentials credentials;
    private final PassingAuthorizations authorizations;
    private final LoginSteps steps;
    private final IdentityProperties properties;

    PasswordController(
            PasswordLogin login,
            Credentials credentials,
            PassingAuthorizations authorizations,
            LoginSteps steps,
            IdentityProperties properties) {
        this.login = login;
        this.credentials = credentials;
        this.authorizations = authorizations;
        this.steps = steps;
        this.properties = properties;
    }

    @GetMapping(LoginSteps.PASSWORD)
    String page(Authentication person, Model model) {
        model.addAttribute("passing", credentials.of(person.getName()).passing());
        model.addAttribute("shortest", PasswordRules.SHORTEST);
        return "password";
    }

    @PostMapping(LoginSteps.PASSWORD)
    String change(
            @RequestParam String current,
            @RequestParam String chosen,
            @RequestParam String again,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String userName = person.getName();
        if (login.isLocked(userName)) {
            return endSession(request);
        }
        Optional<String> problem = !login.check(userName, current)
                ? Optional.of("password.wrong")
                : chosen.equals(again)
                        ? PasswordRules.problemOf(userName, current, chosen)
                        : Optional.of("password.differs");
        if (problem.isPresent()) {
            model.addAttribute("problem", problem.get());
            model.addAttribute("longest", PasswordRules.LONGEST);
            return page(person, model);
        }
        credentials.change(userName, old -> old.withPassword(Credentials.hash(chosen)));
        authorizations.forgetAllOf(userName);
        LOG.info("{} changed the own password", userName);
        return steps.onwards(request, response, properties.console().toString());
    }

    private static String endSession(HttpServletRequest request) {
        request.getSession().invalidate();
        return "redirect:" + LoginSteps.LOGIN;
    }
}
