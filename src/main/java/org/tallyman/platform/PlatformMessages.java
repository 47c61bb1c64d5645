package org.tallyman.platform;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the shell and of the parts that every page uses. */
@MessageBundle("platform_msg")
public interface PlatformMessages {

    @Message("Skip to content")
    String skip();

    @Message("Sections")
    String sections();

    @Message("Shortcuts")
    String shortcuts();

    @Message("Any code or word")
    String searchHint();

    @Message("Search for any code or word")
    String searchLabel();

    @Message("Scan")
    String scan();

    @Message("More")
    String more();

    @Message("live")
    String live();

    @Message("Signed in as {name}")
    String you(String name);

    @Message("Site: {name}")
    String siteIs(String name);

    @Message("Which sites")
    String whichSites();

    @Message("Appearance")
    String appearance();

    @Message("Your account")
    String account();

    @Message("Sign in")
    String signIn();

    @Message("Sign out")
    String signOut();

    @Message("Copy {value}")
    String copyCode(String value);

    @Message("Copy the command")
    String copyCommand();

    @Message("{done} of {expected}")
    String doneOf(Object done, Object expected);

    @Message("{count} missing")
    String missing(Object count);

    @Message("{count} unexpected")
    String unexpected(Object count);

    @Message("inferred")
    String inferred();

    @Message("late")
    String late();

    @Message("no time yet")
    String noTime();

    @Message("(optional)")
    String optional();

    @Message("There is a problem")
    String thereIsAProblem();

    @Message("Pages")
    String pages();

    @Message("First page")
    String firstPage();

    @Message("Next page")
    String nextPage();

    @Message("Undo")
    String undo();

    @Message("Numbers as a table")
    String asTable();

    @Message("No values in this time")
    String noValues();

    @Message("fewest things")
    String emptyZone();

    @Message("most things")
    String fullZone();

    @Message("open door")
    String openDoor();

    @Message("door that wants a look")
    String attentionDoor();

    @Message("nothing reads here")
    String blindZone();

    @Message("Tell your administrator this number:")
    String errorId();

    @Message("To the overview")
    String toOverview();
}
