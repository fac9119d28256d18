package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everybody's first step, and that two people at two browsers are two people. */
class SignInIT {
    @RegisterExtension
    static final Browsers browsers = new Browsers();

    @Test
    @DisplayName("A visitor is led to the German sign-in page and comes back to the page that was asked for")
    void signingInLeadsBack() {
        Page page = browsers.page("visitor", Browsers.Screen.DESKTOP);
        page.navigate(Stack.hubUrl() + "/");
        assertThat(page).hasTitle("Anmeldung bei Medical Hub");
        Page manager = browsers.signedIn("discharge1", "/");
        assertThat(manager.url()).startsWith(Stack.hubUrl());
        assertThat(manager.locator("body")).containsText("Sabine Nussbaum");
    }

    @Test
    @DisplayName("Two browsers are two people")
    void peopleShareNothing() {
        assertThat(browsers.signedIn("nurse1", "/").locator("body")).containsText("Katja Lenz");
        assertThat(browsers.signedIn("nurse2", "/").locator("body")).containsText("Thomas Weiler");
        assertThat(browsers.scriptErrors()).isEmpty();
    }
}
