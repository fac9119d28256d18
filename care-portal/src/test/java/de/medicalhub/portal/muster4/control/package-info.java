@org.jspecify.annotations.NullMarked
package de.medicalhub.portal.muster4.control;
