//! What fingers do on the stage: one moves, two pinch, and a quick stroke over a whole picture turns to another.

use super::zoom::{Point, Zoom};

/// How far a stroke goes at least, in pixels.
const STROKE: f64 = 50.0;

/// A stroke over a whole picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    Leftwards,
    Rightwards,
    Downwards,
}

/// The fingers on the stage, or the mouse with its button down.
#[derive(Clone, Debug, Default)]
pub(super) struct Gesture {
    fingers: Vec<(i32, Point)>,
    /// Where the only finger came down; none after there were two.
    began: Option<Point>,
}

impl Gesture {
    pub(super) fn down(&mut self, id: i32, at: Point) {
        // One that was lost, in a menu of the browser's, comes down again.
        self.fingers.retain(|(known, _)| *known != id);
        self.fingers.push((id, at));
        self.began = (self.fingers.len() == 1).then_some(at);
    }

    /// What the picture becomes when a finger moves.
    pub(super) fn moved(&mut self, id: i32, to: Point, zoom: Zoom, stage: Point) -> Zoom {
        let other = self.fingers.iter().find(|(known, _)| *known != id).map(|(_, at)| *at);
        let Some((_, at)) = self.fingers.iter_mut().find(|(known, _)| *known == id) else {
            return zoom;
        };
        let before = std::mem::replace(at, to);
        match other {
            None => zoom.moved(before.to(to), stage),
            Some(other) => {
                let (from, into) = (other.middle(before), other.middle(to));
                let by = other.distance(to) / other.distance(before).max(1.0);
                zoom.scaled(by, from, stage).moved(from.to(into), stage)
            }
        }
    }

    /// A finger is gone. Whether it was a stroke.
    pub(super) fn up(&mut self, id: i32, at: Point, zoom: Zoom) -> Option<Stroke> {
        self.fingers.retain(|(known, _)| *known != id);
        let way = self.began.take().filter(|_| zoom.is_whole())?.to(at);
        if way.x.abs() > STROKE && way.x.abs() > way.y.abs() * 1.5 {
            Some(if way.x < 0.0 { Stroke::Leftwards } else { Stroke::Rightwards })
        } else {
            (way.y > 2.0 * STROKE && way.y > way.x.abs() * 1.5).then_some(Stroke::Downwards)
        }
    }

    /// The browser took a finger for something of its own.
    pub(super) fn cancel(&mut self, id: i32) {
        self.fingers.retain(|(known, _)| *known != id);
        self.began = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAGE: Point = Point { x: 200.0, y: 200.0 };

    fn point(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    fn stroke(to: Point, zoom: Zoom) -> Option<Stroke> {
        let mut gesture = Gesture::default();
        gesture.down(1, point(0.0, 0.0));
        gesture.up(1, to, zoom)
    }

    #[test]
    fn a_long_stroke_over_a_whole_picture_counts() {
        let whole = Zoom::default();
        for (to, expected) in [
            (point(-80.0, 10.0), Some(Stroke::Leftwards)),
            (point(80.0, -10.0), Some(Stroke::Rightwards)),
            (point(10.0, 150.0), Some(Stroke::Downwards)),
            (point(20.0, 5.0), None),
            (point(80.0, 80.0), None),
            (point(0.0, -150.0), None),
        ] {
            assert_eq!(stroke(to, whole), expected, "{to:?}");
        }
        assert_eq!(stroke(point(-80.0, 0.0), whole.scaled(2.0, point(0.0, 0.0), STAGE)), None);
    }

    #[test]
    fn two_fingers_pinch_and_are_no_stroke() {
        let mut gesture = Gesture::default();
        gesture.down(1, point(-50.0, 0.0));
        gesture.down(2, point(50.0, 0.0));
        let zoom = gesture.moved(2, point(150.0, 0.0), Zoom::default(), STAGE);
        // What was in the middle between the fingers is so again.
        assert_eq!(zoom, Zoom::default().scaled(2.0, point(0.0, 0.0), STAGE).moved(point(50.0, 0.0), STAGE));
        assert_eq!(gesture.up(2, point(150.0, 0.0), Zoom::default()), None);
        assert_eq!(gesture.up(1, point(-200.0, 0.0), Zoom::default()), None);
    }

    #[test]
    fn one_finger_moves_what_is_enlarged() {
        let mut gesture = Gesture::default();
        gesture.down(1, point(0.0, 0.0));
        let enlarged = Zoom::default().scaled(2.0, point(0.0, 0.0), STAGE);
        assert_eq!(gesture.moved(1, point(30.0, -20.0), enlarged, STAGE), enlarged.moved(point(30.0, -20.0), STAGE));
        assert_eq!(gesture.moved(7, point(90.0, 90.0), enlarged, STAGE), enlarged);
    }
}
