package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Everybody's first step, and that two people at two browsers are two people. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInIT {
    private final Browsers browsers = new Browsers();

    @AfterAll
    void close() {
        browsers.keepPictures("sign-in");
        browsers.close();
    }

    @Test
    @DisplayName("A visitor is led to the German sign-in page")
    void visitorsAreAskedToSignIn() {
        Page page = browsers.phone();
        page.navigate(Stack.hubUrl() + "/");
        assertThat(page).hasTitle("Anmeldung bei Medical Hub");
    }

    @Test
    @DisplayName("Who signs in comes back to the page that was asked for")
    void signingInLeadsBack() {
        Page driver = browsers.phoneSignedIn("driver1", "/transport/drive");
        assertThat(driver.url()).startsWith(Stack.hubUrl() + "/transport/drive");
    }

    @Test
    @DisplayName("Two browsers are two people")
    void peopleShareNothing() {
        assertThat(browsers.signedIn("nurse1").locator("body")).containsText("Katja Lenz");
        assertThat(browsers.signedIn("nurse2").locator("body")).containsText("Thomas Weiler");
    }

    @Test
    @DisplayName("I4, L5: who signs out in one tab is signed out in the others as well, which say so by themselves")
    void signingOutEndsTheOtherTabs() {
        Page follows = browsers.signedIn("nurse4");
        Page leaves = follows.context().newPage();
        leaves.navigate(Stack.hubUrl() + "/");
        leaves.locator("header a[href='/logout']").click();
        assertThat(leaves).hasURL(Stack.hubUrl() + "/signed-out");
        assertThat(follows.locator("#offline [data-lost=session]")).isVisible();
    }
}
