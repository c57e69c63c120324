package vn.pcmt.standalone.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Authorizations in memory that do not pile up. Those of machine clients are not kept at all, because their tokens are
 * neither refreshed nor looked up again; those of people go when they have not been used for the life of a refresh
 * token. A restart forgets all of them: access tokens stay valid, people log in again.
 */
final class PassingAuthorizations implements OAuth2AuthorizationService {

    private final InMemoryOAuth2AuthorizationService kept = new InMemoryOAuth2AuthorizationService();
    private final Clock clock;
    private final Duration life;
    private final Map<String, Instant> lastUse = new HashMap<>();
    private final Deque<Use> uses = new ArrayDeque<>();

    PassingAuthorizations(Clock clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())) {
            return;
        }
        Instant now = clock.instant();
        forgetUnusedSince(now.minus(life));
        kept.save(authorization);
        lastUse.put(authorization.getId(), now);
        uses.add(new Use(authorization.getId(), now));
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        kept.remove(authorization);
        lastUse.remove(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType tokenType) {
        return kept.findByToken(token, tokenType);
    }

    /** What a person got by an old password must not outlive it. */
    synchronized void forgetAllOf(String userName) {
        for (String id : List.copyOf(lastUse.keySet())) {
            OAuth2Authorization authorization = kept.findById(id);
            if (authorization != null && userName.equals(authorization.getPrincipalName())) {
                remove(authorization);
            }
        }
    }

    private void forgetUnusedSince(Instant limit) {
        for (Use oldest = uses.peek(); oldest != null && oldest.at().isBefore(limit); oldest = uses.peek()) {
            uses.remove();
            OAuth2Authorization authorization = kept.findById(oldest.id());
            if (authorization != null && oldest.at().equals(lastUse.get(oldest.id()))) {
                remove(authorization);
            }
        }
    }

    private record Use(String id, Instant at) {}
}
