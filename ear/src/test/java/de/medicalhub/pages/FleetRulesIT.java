package de.medicalhub.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two people change one fleet (rules at fleet/entity/fleet.js). */
class FleetRulesIT {
    private static final String RULES = "/transport/fleet/entity/fleet.js";

    /** What became of two vehicles and of two shifts, and what differs in the first vehicle. */
    private static final String BECAME = """
            async rules => {
              const { becameOf, differing } = await import(rules);
              const opened = { vehicles: [{ id: 'a', liftKilograms: 0 }, { id: 'b' }],
                shifts: [{ vehicleId: 'a', from: '06:00' }, { vehicleId: 'a', from: '14:00' }, { vehicleId: 'b', from: '06:00' }] };
              const later = { vehicles: [{ id: 'a', liftKilograms: 250 }],
                shifts: [{ vehicleId: 'a', from: '07:00' }, { vehicleId: 'a', from: '14:00' }] };
              const became = (kind, at) => { const { state, one } = becameOf(opened, later, kind, opened[kind][at]); return state + (one?.from ?? ''); };
              return [became('vehicles', 0), became('vehicles', 1), became('shifts', 0), became('shifts', 1), became('shifts', 2),
                differing(opened.vehicles[0], later.vehicles[0]).join()].join(' ');
            }""";

    @Test
    @DisplayName("What somebody else has changed or deleted meanwhile is found, also where an entry has no id")
    void changesOfOthersAreFound() {
        try (PageBrowser browser = PageBrowser.launch()) {
            Page page = browser.open(RULES, "de-DE", FleetRulesIT::answer);
            assertThat(page.evaluate(BECAME, RULES))
                    .isEqualTo("changed gone changed07:00 same14:00 gone liftKilograms");
        }
    }

    private static void answer(Route route) {
        PretendedServer.file(route, URI.create(route.request().url()).getPath());
    }
}
