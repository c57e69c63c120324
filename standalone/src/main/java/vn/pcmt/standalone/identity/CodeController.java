package vn.pcmt.standalone.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks for the one-time code after the password, and the first time hands over the key that makes them. */
@Controller
final class CodeController {
    private static final Logger LOG = LoggerFactory.getLogger(CodeController.class);
    private static final String NEW_KEY = CodeController.class.getName() + ".key";

    private final Credentials credentials;
    private final OneTimeCodes codes;
    private final Lockout lockout;
    private final LoginSteps steps;
    private final IdentityProperties properties;

    /** @param codeLockout counts wrong codes apart, else a right password would set the count back */
    CodeController(
            Credentials credentials,
            OneTimeCodes codes,
            Lockout codeLockout,
            LoginSteps steps,
            IdentityProperties properties) {
        this.credentials = credentials;
        this.codes = codes;
        this.lockout = codeLockout;
        this.steps = steps;
        this.properties = properties;
    }

    @GetMapping(LoginSteps.CODE)
    String page(Authentication person, HttpServletRequest request, Model model) {
        if (lockout.isLocked(person.getName())) {
            return locked(request);
        }
        if (credentials.of(person.getName()).codeKey() == null) {
            model.addAttribute("key", grouped(newKey(request.getSession())));
        }
        return "code";
    }

    @PostMapping(LoginSteps.CODE)
    String check(
            @RequestParam String code,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String userName = person.getName();
        if (lockout.isLocked(userName)) {
            return locked(request);
        }
        Credential credential = credentials.of(userName);
        String key = Optional.ofNullable(credential.codeKey()).orElseGet(() -> newKey(request.getSession()));
        OptionalLong step = codes.stepOf(code.replace(" ", ""), key, credential.codeStep());
        if (step.isEmpty()) {
            model.addAttribute("remaining", lockout.failed(userName));
            model.addAttribute("lockedMinutes", properties.lockedFor().toMinutes());
            return page(person, request, model);
        }
        lockout.succeeded(userName);
        credentials.change(userName, old -> old.withCode(key, step.getAsLong()));
        if (credential.codeKey() == null) {
            LOG.info("{} set up one-time codes", userName);
        }
        request.getSession().removeAttribute(NEW_KEY);
        steps.codeGiven(person, request, response);
        return steps.onwards(request, response, properties.console().toString());
    }

    private String locked(HttpServletRequest request) {
        request.getSession().invalidate();
        request.getSession()
                .setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, new LockedException("Too many wrong codes"));
        return "redirect:" + LoginSteps.LOGIN + "?loi";
    }

    /** The same until it has been shown to be held. */
    private static String newKey(HttpSession session) {
        if (session.getAttribute(NEW_KEY) instanceof String kept) {
            return kept;
        }
        String key = OneTimeCodes.newKey();
        session.setAttribute(NEW_KEY, key);
        return key;
    }

    private static String grouped(@Nullable String key) {
        return String.valueOf(key).replaceAll("(.{4})(?!$)", "$1 ");
    }
}
