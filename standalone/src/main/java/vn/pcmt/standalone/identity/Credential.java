package vn.pcmt.standalone.identity;

import org.jspecify.annotations.Nullable;

/**
 * What one person logs in with.
 *
 * @param hash of the own password; absent while the password of the demo accounts holds
 * @param passing whether somebody else made the password, so that the next login must replace it
 * @param codeKey the key of one-time codes in Base32; absent until a code has shown that the person holds it
 * @param codeStep the time step of the latest code taken: none counts twice
 */
record Credential(
        @Nullable String hash, boolean passing, @Nullable String codeKey, long codeStep) {

    static final Credential NONE = new Credential(null, false, null, -1);

    Credential withPassword(String newHash) {
        return new Credential(newHash, false, codeKey, codeStep);
    }

    Credential withCode(String key, long step) {
        return new Credential(hash, passing, key, step);
    }

    /** A password made for the person, who also starts anew with one-time codes: a lost telephone is one reason. */
    static Credential passing(String hash) {
        return new Credential(hash, true, null, -1);
    }
}
