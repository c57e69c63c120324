package vn.pcmt.standalone.backup;

/** Why a backup is not made or not restored: one sentence for the person at the keyboard, told by a message code. */
public final class BackupRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] arguments;

    BackupRefused(String code, Object... arguments) {
        super(code);
        this.code = code;
        this.arguments = arguments;
    }

    /** Of the message in both languages. */
    public String code() {
        return code;
    }

    /** What stands in the gaps of the message. */
    public Object[] arguments() {
        return arguments.clone();
    }
}
