package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import de.medicalhub.common.testing.Stack;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Everybody's first step, and that two people at two browsers are two people. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInIT {
    private static final Page.GetByLabelOptions EXACTLY = new Page.GetByLabelOptions().setExact(true);

    /** What Keycloak carries through the sign-in, in Base64. */
    private static final Pattern PACKED = Pattern.compile("client_data=([\\w-]+)");

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
    @DisplayName(
            "The sign-in page is in German or English as chosen, named in full, in order for the keyboard, says whom to call, and axe finds nothing")
    void theSignInPageIsForEverybody() {
        Page page = browsers.phone();
        page.navigate(Stack.hubUrl() + "/");
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("header")).containsText("Medical Hub");
        Accessibility.assertOf(page);
        assertThat(page.getByLabel("Benutzername", EXACTLY)).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Passwort", EXACTLY)).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.getByLabel("Passwort einblenden", EXACTLY)).isFocused();
        page.keyboard().press("Tab");
        assertThat(page.locator("#kc-login")).isFocused();
        assertThat(page.locator("#kc-login")).hasText("Anmelden");

        Locator phone = page.locator("a[href='tel:+492214710100']");
        assertThat(phone).hasText("+49 221 4710 100");
        assertThat(page.locator("main")).containsText("Sie kommen nicht hinein? Rufen Sie an:");

        page.getByLabel("Sprache", EXACTLY).selectOption(new SelectOption().setLabel("Englisch (English)"));
        assertThat(page).hasTitle("Sign in to Medical Hub");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.getByLabel("Language", EXACTLY)).isVisible();
        assertThat(page.getByLabel("Username", EXACTLY)).isVisible();
        assertThat(page.locator("#kc-login")).hasText("Sign In");
        assertThat(page.locator("main")).containsText("You cannot get in? Please call:");
        assertThat(phone).isVisible();
        assertThat(Accessibility.violationsInWordsOf(page)).isEmpty();
    }

    @Test
    @DisplayName(
            "A wrong password is said in plain words beside what was typed, which points to them; nothing of it stands in the address, and the right one leads in")
    void aWrongPasswordIsSaid() {
        Page page = browsers.phone();
        page.navigate(Stack.hubUrl() + "/");
        page.fill("#username", "nurse4");
        page.fill("#password", "Herbstlaub-77");
        page.click("#kc-login");
        Locator fault = page.locator("#input-error-username");
        assertThat(fault).containsText("Benutzername oder Passwort stimmt nicht. Bitte prüfen Sie beides.");
        assertThat(page.locator("#username")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("#username")).hasAttribute("aria-describedby", "input-error-username");
        assertThat(page.locator("#username")).hasValue("nurse4");
        assertThat(page.locator("#password")).hasValue("");
        Accessibility.assertOf(page);
        assertThat(inTheAddress(page)).doesNotContain("nurse4").doesNotContain("Herbstlaub-77");

        page.fill("#password", "demo");
        page.click("#kc-login");
        page.waitForURL(url -> url.startsWith(Stack.hubUrl()));
        assertThat(inTheAddress(page)).doesNotContain("nurse4").doesNotContain("demo");
    }

    /** The address with what is packed into its parts. */
    private static String inTheAddress(Page page) {
        String address = URLDecoder.decode(page.url(), StandardCharsets.UTF_8);
        return Stream.concat(
                        Stream.of(address),
                        PACKED.matcher(address)
                                .results()
                                .map(part -> new String(
                                        Base64.getUrlDecoder().decode(part.group(1)), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("\n"));
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
