package vn.pcmt.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.pcmt.console.format.Vi;

/** What the frame around every page needs: menu by role, name of the visitor, whether the data is a sample. */
@ControllerAdvice
public class Frame {
    private final Vi vi;
    private final boolean sample;
    private final boolean mailbox;

    Frame(PageSettings settings, Environment environment, Vi vi) {
        this.vi = vi;
        this.sample = settings.sample();
        this.mailbox = StringUtils.hasText(environment.getProperty("pcmt.mailbox.folder"));
    }

    /** One entry of the menu; {@code label} is a message key. */
    public record Entry(String path, String label, String icon, boolean current) {}

    @ModelAttribute("sample")
    boolean sample() {
        return sample;
    }

    /** Templates may not reach for beans in every place; they may use the model. */
    @ModelAttribute("vi")
    Vi vi() {
        return vi;
    }

    @ModelAttribute("visitorName")
    @Nullable
    String visitorName() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.getPrincipal() instanceof OidcUser user) {
            String name = user.getFullName();
            return name == null ? user.getName() : name;
        }
        return null;
    }

    /** Under which a device keeps what is the visitor's. */
    @ModelAttribute("visitorId")
    @Nullable
    String visitorId() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof OidcUser user ? user.getName() : null;
    }

    @ModelAttribute("visitorRole")
    @Nullable
    String visitorRole() {
        return roles().stream().findFirst().orElse(null);
    }

    /** Where the help on this screen stands in the page of help; empty if it has none. */
    @ModelAttribute("helpTopic")
    String helpTopic(HttpServletRequest request) {
        String[] steps = request.getRequestURI().split("/", 3);
        return steps.length > 1 && HelpController.TOPICS.contains(steps[1]) ? "#" + steps[1] : "";
    }

    @ModelAttribute("menu")
    List<Entry> menu(HttpServletRequest request) {
        List<String> roles = roles();
        String path = request.getRequestURI();
        List<Entry> menu = new ArrayList<>();
        if (roles.isEmpty()) {
            return menu;
        }
        boolean commune = roles.contains("COMMUNE_REPORTER") || roles.contains("COMMUNE_HEAD");
        menu.add(entry("/tong-quan", "menu.overview", "layout-dashboard", path));
        menu.add(commune ? entry("/don-vi", "menu.unit", "home", path) : entry("/dia-ban", "menu.area", "map-2", path));
        if (commune) {
            menu.add(entry("/bao-cao", "menu.reports", "clipboard-text", path));
        }
        if (roles.stream().anyMatch(List.of("REVIEWER", "LEADER", "ADMIN", "AUDITOR")::contains)) {
            menu.add(entry("/duyet", "menu.review", "checks", path));
        }
        menu.add(entry("/ke-hoach", "menu.plans", "clipboard-list", path));
        menu.add(entry("/nhiem-vu", "menu.tasks", "list-check", path));
        menu.add(entry("/giai-trinh", "menu.explanations", "message-question", path));
        menu.add(entry("/xep-hang", "menu.ranking", "trophy", path));
        menu.add(entry("/phan-loai", "menu.classes", "category", path));
        menu.add(entry("/cong-bo", "menu.publications", "file-text", path));
        menu.add(entry("/hop-viec", "menu.inbox", "bell", path));
        if (roles.contains("ADMIN") || roles.contains("AUDITOR")) {
            menu.add(entry("/quan-tri", "menu.administration", "settings", path));
        }
        if (mailbox && roles.contains("ADMIN")) {
            menu.add(entry("/thu", "menu.mailbox", "mail", path));
        }
        return menu;
    }

    private static Entry entry(String path, String label, String icon, String current) {
        return new Entry(path, label, icon, current.equals(path) || current.startsWith(path + "/"));
    }

    private static List<String> roles() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof OidcUser)) {
            return List.of();
        }
        return who.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(name -> name != null && name.startsWith("ROLE_"))
                .map(name -> name == null ? "" : name.substring(5))
                .toList();
    }
}
