package vn.pcmt.standalone.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.pcmt.contract.officer.OfficerRole;

/** Where the administrator opens an account, or helps who has lost the password or the telephone. */
@Controller
final class AccountsController {
    private static final Logger LOG = LoggerFactory.getLogger(AccountsController.class);
    private static final String PAGE = "/tai-khoan";

    private final Accounts accounts;
    private final Credentials credentials;
    private final PassingAuthorizations authorizations;
    private final SigningKeys keys;

    AccountsController(
            Accounts accounts, Credentials credentials, PassingAuthorizations authorizations, SigningKeys keys) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.authorizations = authorizations;
        this.keys = keys;
    }

    @GetMapping(PAGE)
    String page(Authentication person) {
        requireAdministrator(person);
        return "accounts";
    }

    /** A new password that its holder must replace; it is in this answer and nowhere else. */
    @PostMapping(PAGE)
    String givePassword(@RequestParam String userName, Authentication person, Model model) {
        requireAdministrator(person);
        if (accounts.person(userName).isEmpty()) {
            model.addAttribute("unknown", userName);
            return "accounts";
        }
        String password = InstallationSecrets.readablePassword();
        credentials.change(userName, old -> Credential.passing(Credentials.hash(password)));
        authorizations.forgetAllOf(userName);
        LOG.info("{} gave {} a new password", person.getName(), userName);
        model.addAttribute("userName", userName);
        model.addAttribute("password", password);
        return "accounts";
    }

    @PostMapping(PAGE + "/khoa-ky")
    String rotateKey(Authentication person, Model model) {
        requireAdministrator(person);
        keys.rotate();
        LOG.info("{} replaced the key that signs tokens", person.getName());
        model.addAttribute("rotated", true);
        return "accounts";
    }

    private void requireAdministrator(Authentication person) {
        boolean administrator = accounts.person(person.getName())
                .filter(account -> account.roles().contains(OfficerRole.ADMIN))
                .isPresent();
        if (!administrator) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
