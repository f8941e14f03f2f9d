//! How large a picture lies on its stage, and where.

/// A place on the stage, in pixels from its middle; rightwards and downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Point {
    pub(super) fn to(self, other: Self) -> Self {
        Self { x: other.x - self.x, y: other.y - self.y }
    }

    pub(super) fn distance(self, other: Self) -> f64 {
        (other.x - self.x).hypot(other.y - self.y)
    }

    pub(super) fn middle(self, other: Self) -> Self {
        Self { x: f64::midpoint(self.x, other.x), y: f64::midpoint(self.y, other.y) }
    }
}

/// The largest a picture gets: details of it fill the screen.
const LARGEST: f64 = 6.0;

/// How large a picture gets at once.
const ENLARGED: f64 = 2.5;

/// The scale of a picture, and where its middle lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Zoom {
    scale: f64,
    middle: Point,
}

impl Default for Zoom {
    fn default() -> Self {
        Self { scale: 1.0, middle: Point::default() }
    }
}

impl Zoom {
    /// Whether the whole picture is seen.
    pub(super) fn is_whole(self) -> bool {
        self.scale <= 1.0
    }

    /// So many times as large, with what lies at that place staying there. `stage` is half its width and height.
    pub(super) fn scaled(self, by: f64, at: Point, stage: Point) -> Self {
        let scale = (self.scale * by).clamp(1.0, LARGEST);
        let by = scale / self.scale;
        let middle = Point { x: at.x - (at.x - self.middle.x) * by, y: at.y - (at.y - self.middle.y) * by };
        Self { scale, middle }.on(stage)
    }

    /// Enlarged at that place; whole, where it was enlarged.
    pub(super) fn toggled(self, at: Point, stage: Point) -> Self {
        if self.is_whole() { self.scaled(ENLARGED, at, stage) } else { Self::default() }
    }

    /// Moved by so much.
    pub(super) fn moved(self, by: Point, stage: Point) -> Self {
        let middle = Point { x: self.middle.x + by.x, y: self.middle.y + by.y };
        Self { middle, ..self }.on(stage)
    }

    /// Never with a bare side of the stage.
    fn on(self, stage: Point) -> Self {
        let room = |middle: f64, half: f64| {
            let most = half * (self.scale - 1.0);
            middle.clamp(-most, most)
        };
        Self { middle: Point { x: room(self.middle.x, stage.x), y: room(self.middle.y, stage.y) }, ..self }
    }

    /// As for the style sheet.
    pub(super) fn transform(self) -> String {
        format!("translate({}px, {}px) scale({})", self.middle.x, self.middle.y, self.scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAGE: Point = Point { x: 200.0, y: 100.0 };

    #[test]
    fn what_is_between_the_fingers_stays_there() {
        let at = Point { x: 100.0, y: 50.0 };
        let zoom = Zoom::default().scaled(2.0, at, STAGE);
        assert_eq!(zoom, Zoom { scale: 2.0, middle: Point { x: -100.0, y: -50.0 } });
        assert_eq!(zoom.scaled(0.5, at, STAGE), Zoom::default());
    }

    #[test]
    fn a_picture_is_never_smaller_than_its_stage_and_covers_it() {
        assert_eq!(Zoom::default().scaled(0.2, STAGE, STAGE), Zoom::default());
        assert_eq!(Zoom::default().moved(STAGE, STAGE), Zoom::default());
        let largest = Zoom::default().scaled(100.0, Point::default(), STAGE);
        assert_eq!(largest, Zoom { scale: LARGEST, ..Zoom::default() });
        let far = largest.moved(Point { x: 9_999.0, y: -9_999.0 }, STAGE);
        assert_eq!(far.middle, Point { x: 1_000.0, y: -500.0 });
    }

    #[test]
    fn enlarged_twice_it_is_whole_again() {
        let enlarged = Zoom::default().toggled(Point { x: 100.0, y: 0.0 }, STAGE);
        assert!(!enlarged.is_whole());
        assert_eq!(enlarged.toggled(Point::default(), STAGE), Zoom::default());
    }
}
