package de.medicalhub.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.Objects;

/** The driver's phone page, used as a driver does: the big button, again and again, and a signature at the door. */
final class DriverPhone {
    private static final int MORE_STEPS_THAN_ANY_TOUR_HAS = 80;
    private static final String BIG_BUTTON = "[data-testid=next-stop] .mh-button--primary[data-testid^=step-]";
    private static final String WHAT_IS_NEXT = """
            () => { const stop = document.querySelector('[data-testid=next-stop]');
                    const step = stop && stop.querySelector('.mh-button--primary[data-testid^=step-]');
                    return stop ? stop.dataset.job + ' ' + stop.querySelector('.drive-todo').textContent
                      + ' ' + (step ? step.dataset.testid : '') : 'nothing'; }""";

    private final Page page;

    DriverPhone(Page page) {
        this.page = page;
    }

    /** Takes every step of the tour until nothing is left. */
    void driveAll() {
        page.locator("[data-testid=next-stop]").waitFor();
        for (int step = 0; step < MORE_STEPS_THAN_ANY_TOUR_HAS && somethingIsLeft(); step++) {
            takeNextStep();
        }
    }

    private boolean somethingIsLeft() {
        return page.locator(BIG_BUTTON).count() > 0;
    }

    private void takeNextStep() {
        String before = Objects.toString(page.evaluate(WHAT_IS_NEXT));
        Locator button = page.locator(BIG_BUTTON).first();
        String step = Objects.toString(button.getAttribute("data-testid"));
        boolean atTheDoor = step.equals("step-handed-over");
        boolean boards =
                step.equals("step-on-board") && page.getByTestId("board").count() > 0;
        page.waitForResponse(answer -> answer.url().endsWith("/steps"), () -> {
            button.click();
            if (atTheDoor) {
                sign();
            } else if (boards) {
                boardWithoutCode(page);
            }
        });
        page.waitForFunction("before => (" + WHAT_IS_NEXT + ")() !== before", before);
    }

    /** Staff names the person, who has no code at hand. */
    static void boardWithoutCode(Page page) {
        page.getByTestId("without-code").click();
        page.getByTestId("without-named-by-staff").check();
        page.getByTestId("board").click();
    }

    private void sign() {
        page.getByTestId("receiver").fill("Erika Beispiel");
        draw(page, "signature-pad");
        page.getByTestId("send-signature").click();
    }

    /** Signs in that field. */
    static void draw(Page page, String field) {
        draw(page, field, 8);
    }

    /** Signs with so many strokes: another hand, another picture. */
    static void draw(Page page, String field, int strokes) {
        Locator pad = page.getByTestId(field);
        pad.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        pad.scrollIntoViewIfNeeded();
        BoundingBox box = pad.boundingBox();
        page.mouse().move(box.x + box.width * 0.2, box.y + box.height * 0.5);
        page.mouse().down();
        for (int stroke = 1; stroke <= strokes; stroke++) {
            double up = stroke % 2 == 0 ? 0.3 : 0.7;
            page.mouse().move(box.x + box.width * (0.2 + stroke * 0.07), box.y + box.height * up);
        }
        page.mouse().up();
    }
}
