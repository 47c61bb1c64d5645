package org.tallyman.access;

/** Role names for {@code @RolesAllowed}: the verbs, and what kind of caller it is. */
public final class Roles {

    public static final String VIEW = "view";
    public static final String RECEIVE = "receive";
    public static final String MOVE = "move";
    public static final String PICK = "pick";
    public static final String LOAD = "load";
    public static final String COUNT = "count";
    public static final String ADJUST = "adjust";
    public static final String APPROVE = "approve";
    public static final String CONFIGURE = "configure";
    public static final String ADMINISTER = "administer";

    /** Any person or service, by session or token. */
    public static final String USER = "user";

    /** A person in a session, who may therefore change password, sessions and tokens. */
    public static final String PERSON = "person";

    /** A device with its own token. */
    public static final String DEVICE = "device";

    /** Someone who gave name and password in this very request, good for making a token and nothing else. */
    static final String PASSWORD = "password";

    private Roles() {}
}
